/**
 * History of all transitions: the file {@code history.jsonl}, its writer, which nothing waits for,
 * and its readers. Uses {@code core} for the events, {@code files} for the file and its lock,
 * {@code json} for its lines, and {@code platform} for the clock.
 */
package io.mountaineer.history;
