package uk.ragtime.operator;

import java.io.IOException;

/**
 * The local operator's token: a new one each time, for a rebuild may take longer than one lasts.
 */
record LocalOperatorToken(LocalPlatform platform) implements TokenSource {
  @Override
  public String token() {
    try {
      return platform.operatorToken();
    } catch (IOException e) {
      throw new OperatorException(
          "The local issuer does not answer. Start Ragtime with: ragtime up", e);
    }
  }

  @Override
  public String origin() {
    return "the local issuer";
  }
}
