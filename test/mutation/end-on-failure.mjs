import fc from 'fast-check';

// That a property fails is all that is asked here; the smallest example that makes it fail is for people.
fc.configureGlobal({ endOnFailure: true });
