@NullMarked
package uk.ragtime.web.request;

import org.jspecify.annotations.NullMarked;
