using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using PimTools.Emulator;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;

namespace PimTools.Tests.Graph;

/// <summary>A fault, as a column of the matrix, and how an operation may end under it.</summary>
/// <param name="Name">The head of the column.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Reads">How an operation may end that only reads: in success, where null is among it, or with one of these codes.</param>
/// <param name="Writes">How one may end that makes a change.</param>
internal sealed record FaultMatrixFault(string Name, EmulatedFault Fault, PimErrorCode?[] Reads, PimErrorCode?[] Writes)
{
    private static readonly Uri Elsewhere = new("https://elsewhere.example/v1.0/x");
    private const string EndOfTime = "Fri, 31 Dec 9999 23:59:59 GMT";
    private static readonly PimErrorCode?[] Fine = [null];

    // What is wrong comes on the way back; this only tells that the call was made.
    private static readonly EmulatedFault Nothing = EmulatedFault.Delay(TimeSpan.Zero);

    public static readonly IReadOnlyList<FaultMatrixFault> All =
    [
        new("429", EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.Zero), Fine, Fine),
        new("429 for an hour", EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromHours(1)), [PimErrorCode.Throttled], [PimErrorCode.Throttled]),
        new("503", EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable), Fine, Fine),
        new("503 for ever", EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).Repeated(1000), [PimErrorCode.ServiceUnavailable], [PimErrorCode.ServiceUnavailable, PimErrorCode.OutcomeUnknown]),
        new("lost before", EmulatedFault.LostBeforeHandling(), Fine, Fine),
        new("lost after", EmulatedFault.LostAfterHandling(), Fine, Fine),
        new("lost for ever", EmulatedFault.LostBeforeHandling().Repeated(1000), [PimErrorCode.NetworkFailure], [PimErrorCode.NetworkFailure, PimErrorCode.OutcomeUnknown]),
        new("cut body", EmulatedFault.CutBody(20), Fine, Fine),
        new("malformed JSON", EmulatedFault.MalformedJson(), [null, PimErrorCode.InvalidResponse], Fine),
        new("wrong type", EmulatedFault.WrongContentType(), [null, PimErrorCode.InvalidResponse], Fine),
        new("401", EmulatedFault.Answer(HttpStatusCode.Unauthorized), Fine, Fine),
        new("401 on a later page", EmulatedFault.Answer(HttpStatusCode.Unauthorized) with { Path = "skiptoken" }, Fine, Fine) { PageSize = 3 },
        new("silence", EmulatedFault.Delay(TimeSpan.FromSeconds(30)), Fine, Fine) { Silence = TimeSpan.FromMilliseconds(300) },
        new("redirect", EmulatedFault.Redirect(Elsewhere), [PimErrorCode.UntrustedHost], [PimErrorCode.UntrustedHost]),
        new("next page elsewhere", EmulatedFault.NextLink(Elsewhere), [null, PimErrorCode.UntrustedHost], Fine),
        new("Date twice", Nothing, Fine, Fine) { Distortion = DistortedAnswers.DoubleDate },
        new("Date unreadable", Nothing, Fine, Fine) { Distortion = DistortedAnswers.Header("Date", "yesterday") },
        new("Date in 9999", Nothing, Fine, Fine) { Distortion = DistortedAnswers.Header("Date", EndOfTime) },
        new("429 until 9999", EmulatedFault.Answer(HttpStatusCode.TooManyRequests), [PimErrorCode.Throttled], [PimErrorCode.Throttled])
        {
            Distortion = DistortedAnswers.Header("Retry-After", EndOfTime),
        },
        new("broken gzip", Nothing, Fine, Fine) { Distortion = DistortedAnswers.BreakGzip },
        new("broken br", Nothing, Fine, Fine) { Distortion = DistortedAnswers.BreakBrotli },
        new("broken br for ever", Nothing.Repeated(1000), [PimErrorCode.InvalidResponse], [null, PimErrorCode.InvalidResponse, PimErrorCode.OutcomeUnknown])
        {
            Distortion = DistortedAnswers.BreakBrotli,
        },
        new("unknown encoding", Nothing, [null, PimErrorCode.InvalidResponse], Fine) { Distortion = DistortedAnswers.EncodeUnknown },
    ];

    /// <summary>Tells how large pages are; null for as large as ever.</summary>
    public int? PageSize { get; init; }

    /// <summary>Tells how long an answer is waited for; null for as long as ever.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Tells what becomes of the answer on its way; null where the service itself does all that is wrong.</summary>
    public Action<HttpResponseMessage>? Distortion { get; init; }

    public Timeouts Timeouts => new() { Retry = Offline.Timeouts.Retry, Looks = Offline.Timeouts.Looks, Silence = Silence ?? Offline.Timeouts.Silence };

    /// <summary>The fault on the call that makes the operation's change; on any call of one that only reads.</summary>
    public EmulatedFault On(FaultMatrixOperation operation) =>
        operation.Change is { } change && Fault.Path is null ? Fault.On(change.Method, change.Path) : Fault;

    /// <summary>The way to the tenant on which the fault lies.</summary>
    public HttpMessageHandler Wrap(HttpMessageHandler service, FaultMatrixOperation operation) => Distortion is null
        ? service
        : new DistortedAnswers(service, Distortion) { Method = On(operation).Method, Path = On(operation).Path, Times = Fault.Times };

    public override string ToString() => Name;
}
