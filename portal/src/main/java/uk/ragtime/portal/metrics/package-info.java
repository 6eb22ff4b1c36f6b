/** Figures for Prometheus, on a port of their own. */
@NullMarked
package uk.ragtime.portal.metrics;

import org.jspecify.annotations.NullMarked;
