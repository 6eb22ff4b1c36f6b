@NullMarked
package uk.ragtime.local;

import org.jspecify.annotations.NullMarked;
