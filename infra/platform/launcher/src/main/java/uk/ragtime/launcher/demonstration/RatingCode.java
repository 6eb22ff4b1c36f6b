package uk.ragtime.launcher.demonstration;

/** The four ratings, as the API and the tables write them. */
enum RatingCode {
  RED('R'),
  AMBER('A'),
  GREEN('G'),
  NOT_APPLICABLE('N');

  private final char letter;

  RatingCode(char letter) {
    this.letter = letter;
  }

  static RatingCode of(char letter) {
    for (RatingCode word : values()) {
      if (word.letter == letter) {
        return word;
      }
    }
    throw new IllegalArgumentException("'" + letter + "' is none of R, A, G and N");
  }

  boolean isBetterThan(RatingCode other) {
    return this != NOT_APPLICABLE && other != NOT_APPLICABLE && compareTo(other) > 0;
  }
}
