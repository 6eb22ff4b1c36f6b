@NullMarked
package uk.ragtime.operator;

import org.jspecify.annotations.NullMarked;
