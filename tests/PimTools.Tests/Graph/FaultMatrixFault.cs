using System;
using System.Collections.Generic;
using System.Net;
using PimTools.Emulator;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;

namespace PimTools.Tests.Graph;

/// <summary>What goes wrong, as a column of the matrix, and how an operation may end under it.</summary>
/// <param name="Name">The head of the column.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Reads">How an operation may end that only reads: in success, where null is among it, or with one of these codes.</param>
/// <param name="Writes">How one may end that makes a change.</param>
internal sealed record FaultMatrixFault(string Name, EmulatedFault Fault, PimErrorCode?[] Reads, PimErrorCode?[] Writes)
{
    private static readonly Uri Elsewhere = new("https://elsewhere.example/v1.0/x");
    private static readonly PimErrorCode?[] Fine = [null];

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
    ];

    /// <summary>How large pages are; null for as large as ever.</summary>
    public int? PageSize { get; init; }

    /// <summary>How long an answer is waited for; null for as long as ever.</summary>
    public TimeSpan? Silence { get; init; }

    public Timeouts Timeouts => new() { Retry = Offline.Timeouts.Retry, Looks = Offline.Timeouts.Looks, Silence = Silence ?? Offline.Timeouts.Silence };

    /// <summary>The fault on the call that makes the operation's change; on any call of one that only reads.</summary>
    public EmulatedFault On(FaultMatrixOperation operation) =>
        operation.Change is { } change && Fault.Path is null ? Fault.On(change.Method, change.Path) : Fault;

    public override string ToString() => Name;
}
