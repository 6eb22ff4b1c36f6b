@NullMarked
package uk.ragtime.kernel.seal;

import org.jspecify.annotations.NullMarked;
