@NullMarked
package uk.ragtime.operator.backup;

import org.jspecify.annotations.NullMarked;
