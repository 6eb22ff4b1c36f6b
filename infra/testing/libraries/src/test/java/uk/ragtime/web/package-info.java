@NullMarked
package uk.ragtime.web;

import org.jspecify.annotations.NullMarked;
