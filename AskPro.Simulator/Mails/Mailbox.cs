using System.Collections.Concurrent;

namespace AskPro.Simulator.Mails;

/// <summary>The latest mails of everybody, and how the next one is answered.</summary>
internal sealed class Mailbox(TimeProvider time)
{
    private const int Kept = 200;

    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private volatile MailAnswer _answer;
    private int _lastId;

    /// <summary>How mails are answered from now on.</summary>
    internal MailAnswer Answer
    {
        get => _answer;
        set => _answer = value;
    }

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<ReceivedMail> Latest => [.. _mails.Reverse()];

    internal ReceivedMail? Find(int id) => _mails.FirstOrDefault(mail => mail.Id == id);

    internal ReceivedMail Keep(IReadOnlyList<string> recipients, Stream content)
    {
        var mail = ReceivedMail.Read(Interlocked.Increment(ref _lastId), time.GetUtcNow(), recipients, content);
        _mails.Enqueue(mail);
        while (_mails.Count > Kept)
            _mails.TryDequeue(out _);
        return mail;
    }
}

/// <summary>What a mail server can do with a mail.</summary>
public enum MailAnswer
{
    /// <summary>Takes it.</summary>
    Take,

    /// <summary>451: come back.</summary>
    RefuseForNow,

    /// <summary>550: never.</summary>
    RefuseForGood,

    /// <summary>Takes it and hangs up without a word: the sender cannot know.</summary>
    TakeAndHangUp,
}
