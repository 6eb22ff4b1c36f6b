@NullMarked
package uk.ragtime.web.contract;

import org.jspecify.annotations.NullMarked;
