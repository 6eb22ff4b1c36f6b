@NullMarked
package uk.ragtime.web.json;

import org.jspecify.annotations.NullMarked;
