@NullMarked
package uk.ragtime.testing.faults;

import org.jspecify.annotations.NullMarked;
