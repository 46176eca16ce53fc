namespace AskPro.Hosting.Servers;

/// <summary>A server cannot be prepared; the message is one sentence that says what a person can do about it.</summary>
internal sealed class ServerSetupException(string message, Exception? inner = null) : Exception(message, inner);
