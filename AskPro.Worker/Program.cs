using AskPro.Worker;
using AskPro.Worker.Verbs;

return args is [var word, ..] && VerbTable.Find(word) is { } verb
    ? await verb(args[1..])
    : await WorkerService.RunAsync(args);
