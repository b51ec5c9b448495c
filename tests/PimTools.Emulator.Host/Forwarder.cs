using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PimTools.Emulator.Host;

/// <summary>Carries a call from Kestrel to the tenant and its answer back, faults of the connection included.</summary>
internal sealed class Forwarder(RunningTenant tenant, Traffic traffic, WriteHold hold, KeptAnswers? kept)
{
    public async Task ForwardAsync(HttpContext context)
    {
        var begun = Traffic.Now;
        var write = hold.Count(context.Request);
        using var request = Incoming(context.Request);
        try
        {
            await hold.PassAsync(write, isAnswer: false, context.RequestAborted);
            var response = await AnswerAsync(request, context.RequestAborted);
            using var owned = kept is null ? response : null;
            await hold.PassAsync(write, isAnswer: true, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            Copy(response.Headers, context.Response);
            Copy(response.Content.Headers, context.Response);
            traffic.Add(begun, (context.Request.ContentLength ?? 0) + (response.Content.Headers.ContentLength ?? 0));
            if (response.Content.Headers.ContentLength is > 0 and var length)
            {
                context.Response.ContentLength = length;
                await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            // What has been written must leave before the connection breaks.
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
    }

    private Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        kept is null ? tenant.Current.SendAsync(request, cancellation) : kept.AnswerAsync(request, tenant.Current, cancellation);

    private static HttpRequestMessage Incoming(HttpRequest from)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), from.GetEncodedUrl());
        if (from.ContentLength is > 0 || from.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(from.Body);

        foreach (var header in from.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value);
        }

        return request;
    }

    private static void Copy(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers, HttpResponse to)
    {
        foreach (var header in headers)
            to.Headers[header.Key] = header.Value is string[] values ? values : [.. header.Value];
    }
}
