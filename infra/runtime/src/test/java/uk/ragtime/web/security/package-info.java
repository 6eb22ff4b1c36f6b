@NullMarked
package uk.ragtime.web.security;

import org.jspecify.annotations.NullMarked;
