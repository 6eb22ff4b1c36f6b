/** Operator commands that work against any installation, over its HTTP API and its database. */
@NullMarked
package uk.ragtime.operator;

import org.jspecify.annotations.NullMarked;
