@NullMarked
package uk.ragtime.local.demonstration;

import org.jspecify.annotations.NullMarked;
