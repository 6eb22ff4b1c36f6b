package uk.ragtime.local.demonstration;

/** The four ratings, as the API and as the tables write them. */
enum Word {
  RED('R'),
  AMBER('A'),
  GREEN('G'),
  NOT_APPLICABLE('N');

  private final char letter;

  Word(char letter) {
    this.letter = letter;
  }

  static Word of(char letter) {
    for (Word word : values()) {
      if (word.letter == letter) {
        return word;
      }
    }
    throw new IllegalArgumentException("'" + letter + "' is none of R, A, G and N");
  }

  boolean isBetterThan(Word other) {
    return this != NOT_APPLICABLE && other != NOT_APPLICABLE && compareTo(other) > 0;
  }
}
