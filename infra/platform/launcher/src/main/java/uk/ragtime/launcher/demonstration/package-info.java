/**
 * A realistic first impression: two partnerships with two years of ratings, described in data files
 * and recorded through the public command API.
 */
@NullMarked
package uk.ragtime.launcher.demonstration;

import org.jspecify.annotations.NullMarked;
