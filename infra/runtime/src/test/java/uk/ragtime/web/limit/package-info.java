@NullMarked
package uk.ragtime.web.limit;

import org.jspecify.annotations.NullMarked;
