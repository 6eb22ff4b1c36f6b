package uk.ragtime.portal.page;

import org.jspecify.annotations.Nullable;

/**
 * An option of a select box.
 *
 * @param value sent by the form
 * @param label shown
 * @param lang language of the label; null if it is that of the page
 */
public record SelectOption(String value, String label, @Nullable String lang) {
  public SelectOption(String value, String label) {
    this(value, label, null);
  }
}
