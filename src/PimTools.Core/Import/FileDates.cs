using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Models;

namespace PimTools.Import;

/// <summary>The dates of one file. A file goes from machine to machine: what reads as one day here and as another there is refused.</summary>
internal sealed class FileDates
{
    // Made, not looked up: a machine without cultures has only the invariant one.
    private static readonly CultureInfo[] Orders = { Order("MM/dd/yyyy"), Order("dd/MM/yyyy"), Order("yyyy/MM/dd") };

    // Nobody types an offset from UTC in any other order than year, month, day; Export-Csv does, and writes all of a file in one order.
    private static readonly Regex Exported = new(@"^\s*[0-9]{1,2}[^0-9].*[+-][0-9]{2}:[0-9]{2}\s*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex WithTime = new(@"[0-9]:[0-9]{2}[^Z]*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex WithOffset = new(@"[+-][0-9]{2}:[0-9]{2}\s*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly IReadOnlyList<CultureInfo> _ofExport;

    /// <param name="texts">All dates of the file; those that tell the order of day and month tell it for the others.</param>
    public FileDates(IEnumerable<string?> texts)
    {
        var exported = texts.OfType<string>().Where(text => Exported.IsMatch(text)).ToList();
        var fitting = Orders.Where(order => exported.TrueForAll(text => MomentReader.Read(text, order) is not null)).ToList();
        _ofExport = fitting.Count == 0 ? Orders : fitting;
    }

    /// <summary>The same text with its offset, where it is a time of a column of UTC and has none.</summary>
    public static string AsUtc(string text) => WithTime.IsMatch(text) && !WithOffset.IsMatch(text) ? text.Trim() + " +00:00" : text;

    /// <summary>Reads a date, or a duration counted from now.</summary>
    /// <exception cref="PimException">It is neither, or more than one day (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public DateTimeOffset Read(string column, string text, DateTimeOffset now)
    {
        var orders = Exported.IsMatch(text) ? _ofExport : Orders;
        var read = Near(orders.Select(order => MomentReader.Read(text, order)).OfType<DateTimeOffset>().Distinct().ToList());
        return read.Count switch
        {
            0 => ReadAsTyped(column, text) ?? (now + FromNow(column, text)),
            1 => read[0],
            _ => throw new PimException(PimErrorCode.InvalidParameter, $"The column {column} has '{text}', which means different days in different regions.")
            {
                Remedy = $"Write {string.Join(" or ", read.Select(moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}.",
            },
        };
    }

    // Export-Csv writes the years of the user's calendar, which are centuries off when they are read as Gregorian ones.
    private static List<DateTimeOffset> Near(List<DateTimeOffset> read) =>
        CultureInfo.CurrentCulture.Calendar is GregorianCalendar ? read : read.FindAll(MomentReader.IsNear);

    private static DateTimeOffset? ReadAsTyped(string column, string text)
    {
        try
        {
            return MomentReader.ReadTyped(text);
        }
        catch (PimException e)
        {
            throw e.WithMessage($"The column {column} has '{text}', which is no date of this time.");
        }
    }

    private static TimeSpan FromNow(string column, string text)
    {
        try
        {
            return PimDuration.Parse(text);
        }
        catch (PimException e)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The column {column} has '{text}', which is neither a date nor a duration.", e)
            {
                Remedy = "Write 2026-12-24 or 2026-12-24 08:00, or 30d for in thirty days.",
            };
        }
    }

    private static CultureInfo Order(string shortDate)
    {
        var order = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        order.DateTimeFormat.ShortDatePattern = shortDate;
        return order;
    }
}
