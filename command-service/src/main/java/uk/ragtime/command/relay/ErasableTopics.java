package uk.ragtime.command.relay;

import java.util.List;
import java.util.UUID;

/**
 * Kafka's ids of the topics of what can be erased.
 *
 * @param remarks what is wrong with their settings, for an operator
 */
record ErasableTopics(UUID people, UUID texts, List<String> remarks) {}
