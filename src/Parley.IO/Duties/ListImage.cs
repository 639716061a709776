using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>
/// The part of an image that tells of product lists. They are most of it, and their rows have few windows among them: a
/// window is written where it first occurs, and by its number after that.
/// </summary>
static class ListImage
{
    const int PlusBit = 16;

    public sealed class Writer(ImageWriter image)
    {
        readonly Dictionary<(Instant, Instant, LocalDate?), int> windows = [];

        public void Write(ImmutableArray<ProductList> lists) => image.Many(lists, List);

        void List(ProductList list)
        {
            image.Text(list.Id);
            image.Text(list.By.Code);
            image.Text(list.Title);
            image.Text(list.Law);
            image.Texts(list.Cite);
            image.TextOrNull(list.Note);
            image.Many(list.Rows, Row);
        }

        void Row(ListRow row)
        {
            image.Byte(row.Prefix.Digits | (row.Plus ? PlusBit : 0));
            image.Long(row.Prefix.First);
            (Instant, Instant, LocalDate?) window = (row.From, row.Until, row.Known);
            if (windows.TryGetValue(window, out int known))
            {
                image.Count(known + 1);
                return;
            }
            windows.Add(window, windows.Count);
            image.Count(0);
            image.Instant(row.From);
            image.Instant(row.Until);
            image.DayOrNull(row.Known);
        }
    }

    public sealed class Reader(ImageReader image)
    {
        ListRow[] windows = new ListRow[64];
        int count;

        public ImmutableArray<ProductList> Read() => image.Many(List);

        ProductList List() =>
            new(image.Text(), new(image.Text()), image.Text(), image.Text(), image.Texts(), image.TextOrNull(), Rows());

        ImmutableArray<ListRow> Rows()
        {
            var rows = new ListRow[image.Count()];
            for (int i = 0; i < rows.Length; i++)
            {
                int head = image.Byte();
                var prefix = new CodeRange(image.Long(), head & PlusBit - 1);
                int known = image.Count();
                ref readonly ListRow window = ref windows[known == 0 ? Window() : known - 1];
                rows[i] = new(prefix, (head & PlusBit) != 0, window.From, window.Until, window.Known);
            }
            return ImmutableCollectionsMarshal.AsImmutableArray(rows);
        }

        /// <summary>A row that has the window and nothing else.</summary>
        int Window()
        {
            if (count == windows.Length)
                Array.Resize(ref windows, count * 2);
            windows[count] = new(default, false, image.Instant(), image.Instant(), image.DayOrNull());
            return count++;
        }
    }
}
