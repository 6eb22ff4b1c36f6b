@NullMarked
package uk.ragtime.query.export;

import org.jspecify.annotations.NullMarked;
