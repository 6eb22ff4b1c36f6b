@NullMarked
package uk.ragtime.kernel;

import org.jspecify.annotations.NullMarked;
