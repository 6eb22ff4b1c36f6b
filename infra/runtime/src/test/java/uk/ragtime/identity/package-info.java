@NullMarked
package uk.ragtime.identity;

import org.jspecify.annotations.NullMarked;
