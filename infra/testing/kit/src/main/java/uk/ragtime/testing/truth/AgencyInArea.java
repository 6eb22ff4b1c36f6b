package uk.ragtime.testing.truth;

/** One agency in one area. */
record AgencyInArea(String area, String agency) {
  @Override
  public String toString() {
    return agency + " in " + area;
  }
}
