/** Access rules: one table for every service. */
@NullMarked
package uk.ragtime.kernel.access;

import org.jspecify.annotations.NullMarked;
