package uk.ragtime.command.assessment;

/** Acts on an assessment, with those who may do them. */
public enum Act {
  OPEN("open", "G"),
  RATE("rate", "G"),
  RECONFIRM("reconfirm", "G"),
  WITHDRAW("withdraw a rating", "G"),
  SUBMIT("submit", "G"),
  CHALLENGE("challenge", "R"),
  ANSWER("answer", "G"),
  AGREE("agree", "R L C"),
  SIGN_OFF("sign-off", "L C"),
  REOPEN("reopen", "R L C"),
  EXTEND("extend", "C"),
  EXCUSE("excuse", "C"),
  EXPECT("expect", "C"),
  ASSIGN("assign", "L C"),
  COMMENT("comment", "G R");

  private final String label;
  private final String actors;

  Act(String label, String actors) {
    this.label = label;
    this.actors = actors;
  }

  /** The name in documents. */
  public String label() {
    return label;
  }

  /** G works for the agency, L leads it, R reviews it, C coordinates. */
  public String actors() {
    return actors;
  }
}
