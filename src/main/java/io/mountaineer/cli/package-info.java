/**
 * The command line: words in; text, JSON and exit codes out. A command is made only when its name
 * is in the line, gets its context through its constructor, and leaves the work to {@code app}.
 * Only this package knows exit codes and sets up the log. Only {@code Main} uses it.
 */
package io.mountaineer.cli;
