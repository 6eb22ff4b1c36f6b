/** An area's ratings at one moment, counted and rolled up. */
@NullMarked
package uk.ragtime.query.profile;

import org.jspecify.annotations.NullMarked;
