package uk.ragtime.web.limit;

/** The instances cannot be told of each other just now. */
final class BudgetStoreException extends RuntimeException {
  BudgetStoreException(Throwable cause) {
    super(cause);
  }
}
