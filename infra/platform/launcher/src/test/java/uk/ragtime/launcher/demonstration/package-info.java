@NullMarked
package uk.ragtime.launcher.demonstration;

import org.jspecify.annotations.NullMarked;
