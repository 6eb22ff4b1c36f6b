package uk.ragtime.portal.download;

import java.util.Locale;

/** Formats of files. */
enum FileFormat {
  CSV("text/csv; charset=utf-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  FileFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Name in addresses, and the end of file names. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
