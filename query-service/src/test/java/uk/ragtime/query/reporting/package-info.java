@NullMarked
package uk.ragtime.query.reporting;

import org.jspecify.annotations.NullMarked;
