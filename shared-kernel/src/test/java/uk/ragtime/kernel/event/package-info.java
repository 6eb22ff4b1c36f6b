@NullMarked
package uk.ragtime.kernel.event;

import org.jspecify.annotations.NullMarked;
