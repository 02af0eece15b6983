// Words of the day's list (English).
export const due = {
  title: '{day}: {items|matter|matters} in {agreements|agreement|agreements}',
  none: 'Nothing.',
  late: '{days|day|days} past due',
  kinds: {
    broken: 'Broken: not made good in time',
    'cure-ends': 'Last day on which it can be made good',
    late: 'Late',
    'due-today': 'Due today',
    'due-tomorrow': 'Due tomorrow',
    promise: 'Promised',
    'offer-ends': 'Last day on which an offer can be accepted',
    'paid-less': 'Paid less than was due',
    'paid-later': 'Paid late for the first time',
    'step-up': 'The next payment is higher',
    'income-ends': 'An income ends',
    'hardship-ends': 'The hardship was thought to end: review',
    'observation-ends': 'The observation period ends: review',
  },
}
