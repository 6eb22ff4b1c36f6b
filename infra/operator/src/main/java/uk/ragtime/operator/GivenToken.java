package uk.ragtime.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A token that the environment holds, or that a file holds which the environment names. */
sealed interface GivenToken extends TokenSource {
  String VARIABLE = "RAGTIME_TOKEN";
  String FILE_VARIABLE = "RAGTIME_TOKEN_FILE";

  /** The characters of a bearer token (RFC 6750, section 2.1). */
  Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /** More than any issuer's token has; a file that is larger is another file. */
  int MOST_BYTES = 64 * 1024;

  /** The value of {@value GivenToken#VARIABLE}. */
  record Value(String token) implements GivenToken {
    public Value {
      if (!SYNTAX.matcher(token).matches()) {
        throw OperatorException.badSetting(
            VARIABLE + " does not hold a bearer token. Set it to the token alone, without quotes.");
      }
    }

    @Override
    public String origin() {
      return VARIABLE;
    }

    /** Without the token, which must not reach a log. */
    @Override
    public String toString() {
      return origin();
    }
  }

  /** Read for each request, because whoever writes the file may renew the token meanwhile. */
  record InFile(Path file) implements GivenToken {
    @Override
    public String token() {
      try {
        if (Files.size(file) > MOST_BYTES) {
          throw unusable("is too large for a token");
        }
        String token = Files.readString(file).strip();
        if (!SYNTAX.matcher(token).matches()) {
          throw unusable("does not hold a bearer token and nothing else");
        }
        return token;
      } catch (IOException e) {
        throw OperatorException.badSetting(
            FILE_VARIABLE + " names " + file + ", which cannot be read. Check its path and rights.",
            e);
      }
    }

    private OperatorException unusable(String reason) {
      return OperatorException.badSetting(
          FILE_VARIABLE
              + " names "
              + file
              + ", which "
              + reason
              + ". Write the token alone to it.");
    }

    @Override
    public String origin() {
      return FILE_VARIABLE;
    }
  }
}
