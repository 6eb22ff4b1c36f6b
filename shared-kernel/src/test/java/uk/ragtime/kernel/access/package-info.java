@NullMarked
package uk.ragtime.kernel.access;

import org.jspecify.annotations.NullMarked;
