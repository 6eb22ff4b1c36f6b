@NullMarked
package uk.ragtime.kernel.erasable;

import org.jspecify.annotations.NullMarked;
