using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.Otlp.Http;

/// <summary>Answers one of the three addresses of OTLP over HTTP.</summary>
internal static class OtlpEndpoint
{
    private static readonly JsonParser FromJson = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static RequestDelegate For<TRequest, TResponse>(MessageParser<TRequest> parser, Action<TRequest> restoreIds, Func<TRequest, TResponse> take)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage<TResponse> => async context =>
    {
        var form = OtlpRequest.FormOf(context.Request);
        if (form is null || !OtlpRequest.HasKnownEncoding(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "The message has to be application/x-protobuf or application/json, packed with gzip or not at all.");
            return;
        }

        try
        {
            if (await OtlpRequest.ReadAsync(context.Request) is not { } body)
            {
                await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "The message is larger than 4 MB.");
                return;
            }

            await AnswerAsync(context, form, take(Read(form, body, parser, restoreIds)));
        }
        catch (Exception unreadable) when (unreadable is InvalidProtocolBufferException or InvalidJsonException or InvalidDataException or FormatException)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "The message cannot be read.");
        }
    };

    private static TRequest Read<TRequest>(string form, ArraySegment<byte> body, MessageParser<TRequest> parser, Action<TRequest> restoreIds)
        where TRequest : IMessage<TRequest>, new()
    {
        if (form == OtlpRequest.Protobuf)
            return parser.ParseFrom(body.Array, body.Offset, body.Count);
        var request = FromJson.Parse<TRequest>(Encoding.UTF8.GetString(body));
        restoreIds(request);
        return request;
    }

    private static async Task AnswerAsync(HttpContext context, string form, IMessage answer)
    {
        context.Response.ContentType = form;
        var bytes = form == OtlpRequest.Protobuf ? answer.ToByteArray() : Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(answer));
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
