@NullMarked
package uk.ragtime.kernel.sheet;

import org.jspecify.annotations.NullMarked;
