/** Bearer tokens: who may call, and how a refusal is worded. */
@NullMarked
package uk.ragtime.web.security;

import org.jspecify.annotations.NullMarked;
