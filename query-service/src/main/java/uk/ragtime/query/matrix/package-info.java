/** All areas of a partnership side by side. */
@NullMarked
package uk.ragtime.query.matrix;

import org.jspecify.annotations.NullMarked;
