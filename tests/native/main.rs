//! Native tests: fixtures and properties of the pure rooms.

mod document;
