@NullMarked
package uk.ragtime.testing.hostile;

import org.jspecify.annotations.NullMarked;
