/**
 * A believable first look: two partnerships, two years of ratings, told as data files and sent
 * through the public command API like anybody else's.
 */
@NullMarked
package uk.ragtime.local.demonstration;

import org.jspecify.annotations.NullMarked;
