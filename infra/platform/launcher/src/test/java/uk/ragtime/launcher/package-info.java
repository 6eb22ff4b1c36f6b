@NullMarked
package uk.ragtime.launcher;

import org.jspecify.annotations.NullMarked;
